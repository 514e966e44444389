"""How exact drift and source versions are, against what translators then did: see README.md."""
