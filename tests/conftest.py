"""The longest files first: the last to begin is alone while the other workers have nothing left."""

LONG = ("test_verdicts", "test_formulas_data", "test_functions", "test_play", "test_toolchain")


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.module.__name__ not in LONG)
