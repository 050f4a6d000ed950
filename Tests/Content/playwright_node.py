"""What runs the examples in JavaScript."""

from playwright._impl._driver import compute_driver_executable

NODE = str(compute_driver_executable()[0])
"""The Node that comes with Playwright, so that every machine has the same."""
