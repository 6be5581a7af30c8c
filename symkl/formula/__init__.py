"""Reading what a person wrote: nothing here evaluates text, everything else is refused."""
