"""Settings of the hub on this machine: see local_hub.py, which starts it."""

import os
import sys
from pathlib import Path

import yaml

folder = Path(os.environ["COURSE_HUB_FOLDER"])
public, own, control = os.environ["COURSE_HUB_PORTS"].split()
settings = Path(__file__).parent / "tljh" / "config.yaml"
auth = yaml.safe_load(settings.read_text(encoding="utf-8"))["auth"]

c = get_config()  # noqa: F821

c.JupyterHub.bind_url = f"http://127.0.0.1:{public}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{own}"
c.JupyterHub.db_url = f"sqlite:///{folder}/hub.sqlite"
c.JupyterHub.cookie_secret_file = f"{folder}/cookie_secret"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{control}"
c.ConfigurableHTTPProxy.command = [os.environ["COURSE_HUB_PROXY"]]
c.ConfigurableHTTPProxy.pid_file = f"{folder}/proxy.pid"

c.JupyterHub.authenticator_class = auth.pop("type")
for name, chosen in auth.items():
    c[name].update(chosen)
c.Authenticator.admin_users = {"teacher"}

c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = f"{folder}/homes/{{username}}"
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
c.Spawner.args = ["--allow-root"]
c.Spawner.default_url = "/lab"
c.Spawner.environment = {
    "OMP_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
}
c.Spawner.http_timeout = c.Spawner.start_timeout = 900

c.JupyterHub.services = [{"name": "load", "api_token": os.environ["COURSE_HUB_TOKEN"]}]
c.JupyterHub.load_roles = [
    {
        "name": "load",
        "services": ["load"],
        "scopes": ["admin:users", "admin:servers", "access:servers"],
    }
]
