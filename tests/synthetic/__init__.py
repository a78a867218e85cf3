"""Notices that nobody published, made by seed: any number, in all forms of the corpus and all containers.

``notices`` makes the texts, ``containers`` the files and archives.
"""
