#!/usr/bin/env bash
# certificate.sh NAME FOLDER: a certificate for NAME in FOLDER/certificate.pem, its key in
# FOLDER/key.pem. P-256 is as strong as RSA with 3072 bits; browsers refuse one
# that has no subjectAltName or lasts longer than 398 days.
set -euo pipefail
name="$1" folder="$2"
umask 077
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 \
  -days 397 -subj "/CN=${name:0:64}" -addext "subjectAltName=DNS:$name" \
  -addext "extendedKeyUsage=serverAuth" \
  -keyout "$folder/key.pem" -out "$folder/certificate.pem" 2>/dev/null
chmod 644 "$folder/certificate.pem"
