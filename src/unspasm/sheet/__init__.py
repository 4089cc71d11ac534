"""The page for the doctor: what it holds, as text and as a PDF."""
