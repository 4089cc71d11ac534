"""The pages: help me now, the questions, the result and the sheet. Nothing typed here is kept on the server."""
