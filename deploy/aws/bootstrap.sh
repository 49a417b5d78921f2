#!/usr/bin/env bash
# Make an Ubuntu 24.04 machine a server of the course, or bring one up to date. It may be
# run as often as you like: what is there already stays, above all the learner's files.
#
#   sudo bash /opt/course/deploy/aws/bootstrap.sh [--name HOST] [--hardware cpu|gpu] ...
#
# --name HOST          also serve https://HOST on port 443 (empty: through the tunnel only)
# --hardware cpu|gpu   gpu installs tensorflow[and-cuda]
# --idle-minutes N     stop the machine after N minutes without a working kernel
# --max-hours N        stop it after N hours, whatever happens
# --terminals yes|no   terminals in the browser
# --bucket NAME        keep copies of the learner's work there
# --prefix FOLDER      put everything below FOLDER and leave the system alone, for tests
# --lock FILE          what to install instead of requirements.txt
set -euo pipefail

course="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
machine="$course/deploy/aws/machine"
name="" hardware=cpu idle_minutes=60 max_hours=12 terminals=no bucket="" prefix=""
lock="$course/requirements.txt"
saved=/etc/course/bootstrap.options

main() {
  read_options "$@"
  [ -n "$prefix" ] || prepare_system
  mkdir -p "$prefix"/etc/course "$prefix"/home/learner "$prefix"/usr/local/bin
  remember_options "$@"
  install_course
  [ -z "$bucket" ] || install_tools
  copy_lessons
  write_settings
  [ -z "$name" ] || make_certificate
  make_secrets
  install_units
  [ -n "$prefix" ] || start
}

read_options() {
  while [ $# -gt 0 ]; do
    [ $# -gt 1 ] || { echo "bootstrap.sh: $1 wants a value" >&2; exit 2; }
    case "$1" in
      --name) name="$2" ;;
      --hardware) hardware="$2" ;;
      --idle-minutes) idle_minutes="$2" ;;
      --max-hours) max_hours="$2" ;;
      --terminals) terminals="$2" ;;
      --bucket) bucket="$2" ;;
      --prefix) prefix="$2" ;;
      --lock) lock="$2" ;;
      *) echo "bootstrap.sh: no such option: $1" >&2; exit 2 ;;
    esac
    shift 2
  done
}

# An update runs this again as it was run first.
remember_options() {
  printf '%q ' "$@" >"$prefix$saved"
}

prepare_system() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update
  apt-get -qq install -y python3-venv openssl espeak-ng >/dev/null
  id learner >/dev/null 2>&1 || useradd --create-home --shell /usr/sbin/nologin learner
  chmod 700 /home/learner
}

install_course() {
  local environment="$prefix/opt/course-env" wanted stamp
  wanted="$(mktemp)"
  if [ "$hardware" = gpu ]; then
    sed -E 's/^tensorflow-cpu(==[^ ;]+).*/tensorflow[and-cuda]\1/' "$lock" >"$wanted"
  else
    cp "$lock" "$wanted"
  fi
  stamp="$(sha256sum <"$wanted")"
  if [ "$(cat "$environment/installed" 2>/dev/null)" != "$stamp" ]; then
    [ -x "$environment/bin/python" ] || python3 -m venv "$environment"
    (cd "$course" && "$environment/bin/pip" install --quiet \
      --disable-pip-version-check -r "$wanted")
    echo "$stamp" >"$environment/installed"
  fi
  rm -f "$wanted"
}

install_tools() {
  local tools="$prefix/opt/course-tools"
  [ -x "$tools/bin/python" ] || python3 -m venv "$tools"
  "$tools/bin/pip" install --quiet --disable-pip-version-check 'boto3>=1.40,<2'
}

# A lesson that is there already may hold the learner's work: it stays as it is. The
# course's own version lies beside it in originals/.
copy_lessons() {
  local home="$prefix/home/learner"
  as_learner mkdir -p "$home/lessons" "$home/originals"
  as_learner cp "$course"/lessons/*.ipynb "$home/originals/"
  for lesson in "$course"/lessons/*.ipynb; do
    [ -e "$home/lessons/$(basename "$lesson")" ] \
      || as_learner cp "$lesson" "$home/lessons/"
  done
}

# What root wrote into the learner's folder could be led astray by a link in it.
as_learner() {
  if [ -n "$prefix" ]; then "$@"; else runuser -u learner -- "$@"; fi
}

write_settings() {
  local port=8888
  [ -z "$name" ] || port=443
  cat >"$prefix/etc/course/server.env" <<SETTINGS
COURSE_NAME=$name
COURSE_PORT=$port
COURSE_FOLDER=/home/learner
COURSE_CERTIFICATE=/etc/course/certificate.pem
COURSE_TERMINALS=$terminals
COURSE_ACTIVITY=/run/course/activity
COURSE_IDLE_MINUTES=$idle_minutes
COURSE_MAX_HOURS=$max_hours
COURSE_BUCKET=$bucket
TF_CPP_MIN_LOG_LEVEL=2
SETTINGS
  mkdir -p "$prefix/etc/sysctl.d"
  echo "net.ipv4.ip_unprivileged_port_start=$((port < 1024 ? port : 1024))" \
    >"$prefix/etc/sysctl.d/60-course.conf"
}

make_certificate() {
  local folder="$prefix/etc/course" month=2592000 look
  look=(openssl x509 -in "$folder/certificate.pem" -noout)
  if [ -e "$folder/certificate.pem" ] && "${look[@]}" -checkend $month >/dev/null \
    && [[ "$("${look[@]}" -checkhost "$name")" == *"does match"* ]]; then
    return
  fi
  bash "$machine/certificate.sh" "$name" "$folder"
  in_course_python 's.write(f, private_key=(f.parent / "key.pem").read_text())'
  rm "$folder/key.pem"
}

# Nobody is told this first password: course-password makes one that is shown, once, on
# the screen of whoever asks for it and in no log.
make_secrets() {
  grep -qs hashed_password "$prefix/etc/course/secrets.json" \
    || in_course_python 's.change_password(f)'
  printf '#!/bin/sh\nexec /opt/course-env/bin/python %s/password.py\n' "$machine" \
    >"$prefix/usr/local/bin/course-password"
  chmod 755 "$prefix/usr/local/bin/course-password"
}

in_course_python() {
  (cd "$machine" && "$prefix/opt/course-env/bin/python" -c \
    "from pathlib import Path; import secrets_file as s; import sys
f = Path(sys.argv[1]); $1" "$prefix/etc/course/secrets.json")
}

install_units() {
  local units="$prefix/etc/systemd/system" unit
  mkdir -p "$units"
  for unit in "$machine"/*.service "$machine"/*.timer; do
    case "$unit" in *backup*) [ -n "$bucket" ] || continue ;; esac
    install -m 644 "$unit" "$units/"
  done
}

start() {
  sysctl --quiet --load=/etc/sysctl.d/60-course.conf
  systemctl daemon-reload
  systemctl enable --quiet course-server.service course-idle.timer
  systemctl restart course-server.service course-idle.timer
  if [ -n "$bucket" ]; then
    systemctl enable --quiet --now course-backup-at-stop.service \
      course-backup-hourly.timer
  fi
}

main "$@"
