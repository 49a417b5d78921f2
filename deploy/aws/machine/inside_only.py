"""Files of the learner's folder, and nothing that a link in it points to elsewhere.

Jupyter's own file manager follows such links when it reads and when it writes.
"""

from pathlib import Path

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from tornado.web import HTTPError


class InsideOnly(AsyncLargeFileManager):
    """Jupyter's file manager, for which links out of its folder do not exist."""

    def _get_os_path(self, path):
        found = super()._get_os_path(path)
        if not Path(found).resolve().is_relative_to(Path(self.root_dir).resolve()):
            raise HTTPError(404, f"{path} is outside of the folder of the course")
        return found
