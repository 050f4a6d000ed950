"""How long a test waits for what comes at once on a quiet machine."""

# In seconds. A machine at work may stand still for several; what is still missing then does not come.
PATIENCE = 15.0
