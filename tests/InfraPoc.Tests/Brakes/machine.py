"""Runs the reconciler on a local AWS (moto), one JSON command a line on standard input, one JSON answer a line.

IAM and DynamoDB are moto's, and its interpreter of the Amazon States Language runs the machine. moto has no budgets and
evaluates no metric math and no alarms: what those services answer comes from the command's "feed", in the shape of the SDK
integration's answer. Messages are collected instead of being sent.
"""
import copy
import datetime
import functools
import json
import logging
import sys
import time
import uuid

import boto3
import jsonpath_ng._ply.yacc as grammar
from botocore.exceptions import ClientError
from moto import mock_aws
from moto.stepfunctions.parser.asl.component.common.retry import retrier_decl
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service import (
    state_task_service_aws_sdk,
    state_task_service_dynamodb,
    state_task_service_sns,
)
from moto.stepfunctions.parser.asl.parse.asl_parser import AmazonStateLanguageParser
from moto.stepfunctions.parser.asl.utils import json_path
from moto.stepfunctions.parser.backend import execution_worker

REGION = "ap-northeast-1"
TABLE = "brakes"
feed = {}
published = []
calls = []
breakdowns = []


@functools.lru_cache(maxsize=None)
def aws(service):
    return boto3.client(service, region_name=REGION)


class NoWaiting:
    """Retries follow at once."""

    def __getattr__(self, name):
        return (lambda _: None) if name == "sleep" else getattr(time, name)


class Client:
    """What a state machine's tasks talk to."""

    def __init__(self, service):
        self.service = service

    def __getattr__(self, operation):
        def call(**parameters):
            name = f"{self.service}.{operation}"
            calls.append({"call": name, "parameters": parameters})
            broken = [each for each in breakdowns if each["call"] == name and each.get("of", "") in json.dumps(parameters)]
            if any(not each["done"] or each.setdefault("tries", 0) for each in broken):
                raise ClientError({"Error": {"Code": "Broken", "Message": "fed"}, "ResponseMetadata": {"HTTPStatusCode": 500, "RequestId": "-"}}, operation)
            fed = vars(Client).get(f"fed_{operation}")
            answer = fed(self, **parameters) if fed else getattr(aws(self.service), operation)(**parameters)
            for each in broken:
                each["tries"] += 1
            if broken:
                raise ClientError({"Error": {"Code": "Broken", "Message": "fed"}, "ResponseMetadata": {"HTTPStatusCode": 500, "RequestId": "-"}}, operation)
            return plain(answer)

        return call

    def fed_get_metric_data(self, MetricDataQueries, **_):
        department = next(dimension["Value"] for query in MetricDataQueries for dimension in query.get("MetricStat", {}).get("Metric", {}).get("Dimensions", []) if dimension["Name"] == "department")
        spent = feed.get("spend", {}).get(department, {})
        status = feed.get("status", "Complete")
        results = []
        for query in MetricDataQueries:
            if query["ReturnData"]:
                value = spent.get(query["Id"])
                results.append({"Id": query["Id"], "Label": query["Id"], "Timestamps": [], "Values": [] if value is None else [value], "StatusCode": status})
        return {"MetricDataResults": list(reversed(results)), "Messages": []}

    def fed_describe_alarms(self, AlarmNames, **_):
        ringing = feed.get("alarms", {})
        return {
            "MetricAlarms": [{"AlarmName": name, "StateValue": "ALARM", "StateTransitionedTimestamp": ringing[name]} for name in AlarmNames if name in ringing],
            "CompositeAlarms": [],
        }

    def fed_describe_budget(self, BudgetName, **_):
        budget = {"BudgetName": BudgetName}
        if BudgetName in feed.get("bills", {}):
            budget["CalculatedSpend"] = {"ActualSpend": {"Amount": feed["bills"][BudgetName], "Unit": "USD"}}
        return {"Budget": budget}

    def fed_publish(self, **message):
        published.append(message)
        return {"MessageId": "-"}


def plain(value):
    """Dates as the SDK integrations write them."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.datetime) else value


def remembering(build):
    """Grammars by their class: their tables take longer to build than a text to parse. Each gets a parser of its own, which has state."""
    built = {}

    def yacc(module, **options):
        if type(module) not in built:
            built[type(module)] = build(module=module, **options)
        return copy.copy(built[type(module)])

    return yacc


def started(**execution):
    """The start time as AWS writes it, and as the test wants it."""
    return {**execution, "StartTime": feed["now"]}


def client_of(service, region=None, state_credentials=None):
    return Client(service)


def reset(**_):
    """By hand: resetting moto's IAM would load a thousand policies of AWS again."""
    iam = aws("iam")
    for policy in iam.list_policies(Scope="Local")["Policies"]:
        for version in iam.list_policy_versions(PolicyArn=policy["Arn"])["Versions"]:
            if not version["IsDefaultVersion"]:
                iam.delete_policy_version(PolicyArn=policy["Arn"], VersionId=version["VersionId"])
        iam.delete_policy(PolicyArn=policy["Arn"])
    if TABLE in aws("dynamodb").list_tables()["TableNames"]:
        aws("dynamodb").delete_table(TableName=TABLE)
    aws("dynamodb").create_table(
        TableName=TABLE,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "department", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "department", "KeyType": "HASH"}],
    )
    return {}


def run(definition, input, feed, breakdowns, **_):
    globals()["feed"] = feed
    published.clear()
    calls.clear()
    globals()["breakdowns"] = breakdowns
    machines = aws("stepfunctions")
    arn = machines.create_state_machine(name=uuid.uuid4().hex, definition=definition.replace("${Table}", TABLE), roleArn="arn:aws:iam::111122223333:role/r")["stateMachineArn"]
    execution = machines.start_execution(stateMachineArn=arn, input=json.dumps(input))["executionArn"]
    while (state := machines.describe_execution(executionArn=execution))["status"] == "RUNNING":
        time.sleep(0.05)
    machines.delete_state_machine(stateMachineArn=arn)
    return {"status": state["status"], "error": state.get("error"), "cause": state.get("cause", "")[:1000], "published": published, "calls": calls}


def call(service, operation, parameters, **_):
    return plain(getattr(aws(service), operation)(**parameters))


def policies(**_):
    iam = aws("iam")
    found = {}
    for policy in iam.list_policies(Scope="Local")["Policies"]:
        versions = iam.list_policy_versions(PolicyArn=policy["Arn"])["Versions"]
        found[policy["PolicyName"]] = {
            "default": policy["DefaultVersionId"],
            "versions": {each["VersionId"]: iam.get_policy_version(PolicyArn=policy["Arn"], VersionId=each["VersionId"])["PolicyVersion"]["Document"] for each in versions},
        }
    return found


def main():
    for module in (state_task_service_aws_sdk, state_task_service_dynamodb, state_task_service_sns):
        module.boto_client_for = client_of
    retrier_decl.time = NoWaiting()
    # Nine tenths of a run would be spent on parsing the same text again, and on preparing to parse.
    grammar.yacc = remembering(grammar.yacc)
    json_path.parse = functools.lru_cache(maxsize=None)(json_path.parse)
    AmazonStateLanguageParser.parse = staticmethod(functools.lru_cache(maxsize=8)(AmazonStateLanguageParser.parse))
    logging.disable()
    execution_worker.ExecutionData = started
    with mock_aws(config={"stepfunctions": {"execute_state_machine": True}}):
        for line in sys.stdin:
            command = json.loads(line)
            try:
                answer = {"reset": reset, "run": run, "call": call, "policies": policies}[command["op"]](**command)
            except Exception as exception:  # told to the test, which fails with it
                answer = {"failure": f"{type(exception).__name__}: {exception}"}
            sys.stdout.write(json.dumps(answer, default=str) + "\n")
            sys.stdout.flush()


main()
