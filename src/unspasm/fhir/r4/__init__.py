"""FHIR R4, one file for each kind of resource. Older releases are read where they look the same."""
