"""How the Jupyter server of the course is set on a machine in the cloud.

`jupyter lab --config=` reads this. What differs between machines comes in the
environment (/etc/course/server.env), the secrets on standard input (secrets_file.py).
"""

import os
import ssl
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import secrets_file
from guarded_login import GuardedLogin
from inside_only import InsideOnly

SECRETS = secrets_file.from_standard_input()
NAME = os.environ.get("COURSE_NAME", "")  # public name; empty: through a tunnel only

c = get_config()  # noqa: F821

# Where it listens, and to whom. A name of the server in the Host header is checked:
# without it, a page elsewhere could reach the server under a name of its own.
c.ServerApp.ip = "0.0.0.0" if NAME else "127.0.0.1"
c.ServerApp.port = int(os.environ["COURSE_PORT"])
c.ServerApp.port_retries = 0
c.ServerApp.allow_remote_access = False
c.ServerApp.local_hostnames = ["localhost", *filter(None, [NAME])]
c.ServerApp.open_browser = False
c.ServerApp.root_dir = os.environ["COURSE_FOLDER"]
c.ServerApp.contents_manager_class = InsideOnly
c.ServerApp.terminals_enabled = os.environ.get("COURSE_TERMINALS") == "yes"
c.LabApp.extension_manager = "readonly"

# The tunnel is encrypted by itself; an open port speaks TLS 1.2 or later.
if NAME:
    c.ServerApp.certfile = os.environ["COURSE_CERTIFICATE"]
    c.ServerApp.keyfile = secrets_file.as_file("private_key")
    c.ServerApp.ssl_options = {"ssl_version": ssl.PROTOCOL_TLS_SERVER}

# Who may come in: whoever knows the password, for a day.
c.ServerApp.identity_provider_class = GuardedLogin
c.ServerApp.cookie_secret = os.urandom(32)  # in no file; a restart ends all logins
c.GuardedLogin.hashed_password = SECRETS["hashed_password"]
c.GuardedLogin.password_required = True
c.GuardedLogin.allow_password_change = False
c.GuardedLogin.token = ""
c.GuardedLogin.cookie_options = {"expires_days": 1, "samesite": "Lax"}
c.GuardedLogin.get_secure_cookie_kwargs = {"max_age_days": 1}

# Kernels talk to the server by files only this user can open, not by ports.
c.KernelManager.transport = "ipc"

c.ServerApp.jpserver_extensions = {"activity": True}
