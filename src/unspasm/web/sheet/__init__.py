"""The page for the doctor, in the browser."""
