"""Where people already write: one host a file, each a few lines over ``symkl.request.request``.

No file of this folder is imported unless its host asks for it, and none of the hosts is needed by
anything else of the package.
"""
