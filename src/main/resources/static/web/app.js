// Page frame.
