"""Equal by the normal form; a mean taken apart by linearity. Trusted."""

from __future__ import annotations

from sympy import Add, Basic, Dummy, Expr, Mul, S, log

from symkl.claim import Claim, StepRejected
from symkl.conditions import (
    EXTENDED,
    algebra,
    holds,
    replace_everywhere,
    require,
    same,
)
from symkl.kinds.mass import proved, require_mass
from symkl.kinds.table import kind, refuse
from symkl.nodes import (
    VARIATE,
    Binder,
    Density,
    Entropy,
    Equal,
    Finite,
    Integrable,
    Law,
    Mean,
    Node,
)
from symkl.normal_form import Algebra

x = VARIATE


@kind("algebra")
def algebraic(claim: Claim) -> None:
    """l − r has normal form 0 over opaque atoms, under the facts; or l ⇔ r say the same."""
    left, right = claim.sides
    if claim.relation == "<=>":
        return _equivalent(claim, left, right)
    if claim.relation != "=":
        refuse("algebra shows equations and equivalences, not inequalities")
    if not same(left, right, claim.facts):
        refuse("its two sides are not equal by algebra")


def _equivalent(claim: Claim, left: Basic, right: Basic) -> None:
    """a = b ⇔ c = d where a − b = ±(c − d)."""
    if not (isinstance(left, Equal) and isinstance(right, Equal)):
        raise StepRejected("algebra shows the equivalence of two equations")
    for node in (n for side in (left, right) for n in side.atoms(*EXTENDED)):
        require(Finite(node), claim)
    one, two = left.lhs - left.rhs, right.lhs - right.rhs
    if not (same(one, two, claim.facts) or same(one, -two, claim.facts)):
        refuse("its two equations do not say the same by algebra")


@kind("linearity")
def linearity(claim: Claim) -> None:
    """E[c + Σ c_j T_j] = c + Σ c_j E[T_j]; all but one of the means absolutely convergent.

    That one has a slope other than 0: only then does it exist where the left side does.
    """
    left, right = claim.sides
    if not isinstance(left, Mean):
        raise StepRejected("linearity takes a mean apart")
    law, context = left.law, algebra(claim.facts)
    constant, slopes = _as_written(right, law) or _by_algebra(right, law, context)
    if x in constant.free_symbols.union(*(c.free_symbols for c in slopes.values())):
        refuse("the variate is left outside of the means")
    body = constant + Add(*(c * m.body for m, c in slopes.items()))
    if not context.under(law).equal(left.body, body):
        refuse("the parts do not add up to what stands under the mean")
    if constant != 0:
        require_mass(law, claim)
    doubtful = [m for m in slopes if not _integrable(m, claim)]
    absent = doubtful and not context.is_nonzero(context.normal(slopes[doubtful[0]]))
    if len(doubtful) > 1 or absent:  # 0 times a mean that does not exist is not 0
        refuse(f"it needs the condition {Integrable(law, doubtful[0].body)}")


Affine = tuple[Expr, dict[Mean, Expr]]


def _as_written(right: Expr, law: Law) -> Affine | None:
    """c and the c_j of c + Σ c_j E[T_j], where it is written so."""
    constant, slopes = [], {}
    for term in Add.make_args(right):
        factors = Mul.make_args(term)
        means = [f for f in factors if isinstance(f, Mean) and f.law == law]
        rest = Mul(*(f for f in factors if f not in means))
        if len(means) > 1 or any(m.law == law for m in _ordered_atoms(rest)):
            return None
        if means:
            slopes[means[0]] = slopes.get(means[0], S.Zero) + rest
        else:
            constant.append(term)
    return Add(*constant), slopes


def _by_algebra(right: Expr, law: Law, context: Algebra) -> Affine:
    """The same of what is linear in the means by its normal form."""
    means = [m for m in _ordered_atoms(right) if m.law == law]
    marks = [Dummy(f"t{j}", real=True) for j in range(len(means))]
    affine = right
    for mean, mark in zip(means, marks):
        affine = replace_everywhere(affine, mean, mark)
    zero = dict.fromkeys(marks, S.Zero)
    constant = affine.xreplace(zero)
    slopes = [affine.xreplace({**zero, m: S.One}) - constant for m in marks]
    if not context.equal(affine, constant + Add(*(c * m for c, m in zip(slopes, marks)))):
        refuse("its right side is not linear in the means")
    return constant, dict(zip(means, slopes))


def _ordered_atoms(expr: Basic) -> list[Mean]:
    """The outermost means of an expression, in order of appearance; none may stand in a binder."""
    if isinstance(expr, Mean):
        return [expr]
    if isinstance(expr, Binder) and expr.has(Mean):
        raise StepRejected("linearity does not look into sums and optima")
    return list(dict.fromkeys(m for a in expr.args for m in _ordered_atoms(a)))


def _integrable(mean: Mean, claim: Claim) -> bool:
    """Stated, or the mean of a lemma with a finite value; E|log p| < ∞ says that H(p) is finite."""
    stated = Integrable(mean.law, mean.body)
    entropy = mean.body == log(Density(mean.law)) and Finite(Entropy(mean.law)) in claim.facts
    if stated in claim.facts or entropy:
        return True
    return any(_finite(v, claim) for v in proved(mean, claim)) or holds(stated, claim.facts)


def _finite(value: Expr, claim: Claim) -> bool:
    """A value without inert nodes that the normal form reads is a real number."""
    if value.has(Node):
        return False
    algebra(claim.facts).normal(value)
    return True
