#!/bin/sh
# Brings the containers to the version in this folder: sh ops/upgrade.sh
# Workers stop first, because those of an older version would sum by older rules; bots and panel serve until theirs are replaced.
set -eu
cd "$(dirname "$0")/.."

docker compose build
docker compose stop workers
if ! docker compose run --rm migrate; then
  echo 'The database could not be brought up to date: the workers stay stopped, the rest runs on. See above.' >&2
  exit 1
fi
docker compose up --detach --wait
docker compose ps
