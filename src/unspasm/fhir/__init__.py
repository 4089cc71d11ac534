"""Health records as FHIR has them: read without a database, a clock or a network; what was not read is reported."""
