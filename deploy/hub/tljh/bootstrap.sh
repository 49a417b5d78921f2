#!/usr/bin/env bash
# Make an Ubuntu 24.04 machine The Littlest JupyterHub with the course in it, or bring one
# up to date. It may be run as often as you like: your settings and the learners' files
# stay.
#
#   sudo bash /opt/course/deploy/hub/tljh/bootstrap.sh \
#     --admin NAME --domain hub.example.org --email you@example.org
#
# --admin NAME      who lets learners in
# --domain NAME     the name of this machine in the internet
# --email ADDRESS   where Let's Encrypt writes when a certificate cannot be renewed
# --prefix FOLDER   work below FOLDER and leave the system alone, for tests
set -euo pipefail

course="$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)"
here="$course/deploy/hub/tljh"
admin="" domain="" email="" prefix=""

main() {
  read_options "$@"
  [ -n "$prefix" ] || install_hub
  install_course
  write_settings
  [ -n "$prefix" ] || reload
}

read_options() {
  while [ $# -gt 0 ]; do
    [ $# -gt 1 ] || refuse "$1 wants a value"
    case "$1" in
      --admin) admin="$2" ;;
      --domain) domain="$2" ;;
      --email) email="$2" ;;
      --prefix) prefix="$2" ;;
      *) refuse "no such option: $1" ;;
    esac
    shift 2
  done
  [[ "$admin" =~ ^[a-z][a-z0-9]*$ ]] || refuse "--admin wants a name such as teacher"
  [[ "$domain" =~ ^[a-z0-9-]+(\.[a-z0-9-]+)+$ ]] \
    || refuse "--domain wants a name such as hub.example.org"
  [[ "$email" =~ ^[^@\ /]+@[^@\ /]+$ ]] || refuse "--email wants an address"
}

refuse() {
  echo "bootstrap.sh: $1" >&2
  exit 2
}

install_hub() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update
  apt-get -qq install -y python3 curl git espeak-ng >/dev/null
  [ -x /opt/tljh/hub/bin/python3 ] \
    || curl -fsSL https://tljh.jupyter.org/bootstrap.py | python3 - --version 2
}

# The learners' servers run in TLJH's user environment: there the course goes, from the
# same lock as everywhere.
install_course() {
  local environment="$prefix/opt/tljh/user"
  (cd "$course" && "$environment/bin/pip" install --quiet \
    --disable-pip-version-check -r requirements.txt)
  mkdir -p "$environment/etc/jupyter"
  cp "$here/jupyter_server_config.json" "$environment/etc/jupyter/"
}

write_settings() {
  local settings="$prefix/opt/tljh/config/config.yaml"
  mkdir -p "$(dirname "$settings")"
  if grep -qs NativeAuthenticator "$settings"; then
    echo "Kept as it is: $settings"
    return
  fi
  sed -e "s/ADMIN/$admin/" -e "s/DOMAIN/$domain/" -e "s/EMAIL/$email/" \
    "$here/config.yaml" >"$settings"
  chmod 600 "$settings"
}

reload() {
  tljh-config reload hub
  tljh-config reload proxy
}

main "$@"
