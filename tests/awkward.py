"""Families that misbehave: slow ones, ones that hang, ones whose process dies of them."""

from __future__ import annotations

import os
import sys
import time

from sympy import log

from symkl.family import POSITIVE, Family, Parameter
from symkl.nodes import HALF_LINE, LEBESGUE


class Awkward(Family):
    """rate e^(−rate x), after something awkward."""

    parameters = (Parameter("rate", "lambda", POSITIVE, "rate"),)
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def awkward():
        """Nothing."""

    @classmethod
    def log_density(cls, x, rate):
        cls.awkward()
        return log(rate) - rate * x


class Plain(Awkward):
    pass


class Slow(Awkward):
    """Uses the processor for a while."""

    @staticmethod
    def awkward():
        end = time.process_time() + 0.01
        while time.process_time() < end:
            pass


class Hangs(Awkward):
    @staticmethod
    def awkward():
        while True:
            pass


class HangsInC(Awkward):
    """One operation of the interpreter that takes minutes: no signal handler runs within it."""

    @staticmethod
    def awkward():
        3 ** (3**19)


class Dies(Awkward):
    @staticmethod
    def awkward():
        os._exit(7)


class Forgets(Awkward):
    @staticmethod
    def awkward():
        raise MemoryError


class Leaves(Awkward):
    @staticmethod
    def awkward():
        sys.exit("goodbye")


class Breaks(Awkward):
    @staticmethod
    def awkward():
        raise ZeroDivisionError("a fault of the family")


class Chatters(Awkward):
    """Writes where a worker's answers might be."""

    @staticmethod
    def awkward():
        print("chatter")
        sys.stdout.flush()
