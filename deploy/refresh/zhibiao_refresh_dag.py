"""Refreshes the zhibiao warehouse every night with Airflow (2.4 or later).

The worker has zhibiao at ZHIBIAO_HOME and sees the corpus and the warehouse. Settings are Airflow
variables: zhibiao_home, zhibiao_input, zhibiao_warehouse.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from airflow import DAG
from airflow.operators.bash import BashOperator

# Exit code of zhibiao: another run is at work, which is no failure of this one.
BUSY = 4

COMMAND = (
    "{{ var.value.get('zhibiao_home', '/opt/zhibiao') }}/zhibiao "
    "%s --warehouse={{ var.value.zhibiao_warehouse }}"
)


def alert(context):
    """Tells that a task failed: put a mail or a webhook here."""
    task = context["task_instance"]
    logging.error("%s failed, see %s", task.task_id, task.log_url)


with DAG(
    dag_id="zhibiao_refresh",
    description="Brings the zhibiao tables up to date",
    schedule="30 2 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=8),
    default_args={
        "retries": 2,
        "retry_delay": timedelta(minutes=10),
        "on_failure_callback": alert,
    },
) as dag:
    refresh = BashOperator(
        task_id="refresh",
        bash_command=COMMAND % "refresh --input={{ var.value.zhibiao_input }}",
        skip_on_exit_code=[BUSY],
    )
    maintain = BashOperator(
        task_id="maintain",
        bash_command='[ "$(date +%u)" -eq 7 ] || exit 99; ' + COMMAND % "maintain",
        skip_on_exit_code=[99, BUSY],
    )
    refresh >> maintain
