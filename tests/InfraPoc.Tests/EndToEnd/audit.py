"""Reads back what CloudFormation of the local AWS made of the Audit stack.

That CloudFormation passes over bucket settings other than encryption, bucket and topic policies, subscriptions, trails,
metric filters, alarms and saved queries. Their properties are taken from the template, handed to the services' own calls,
whose parameters boto3 validates, and read back from there. Arguments: template, stack name. Prints JSON.
"""

import json
import sys
import urllib.request
import uuid
import os
import time

import boto3

template = json.load(open(sys.argv[1], encoding="utf-8"))
stack = sys.argv[2]
account = boto3.client("sts").get_caller_identity()["Account"]
summaries = boto3.client("cloudformation").list_stack_resources(StackName=stack)["StackResourceSummaries"]
physical = {each["LogicalResourceId"]: each["PhysicalResourceId"] for each in summaries if each.get("PhysicalResourceId")}
resources = template["Resources"]
region = boto3.session.Session().region_name

s3, kms, logs, sns, iam = (boto3.client(name) for name in ("s3", "kms", "logs", "sns", "iam"))
cloudtrail, cloudwatch, bedrock, machines = (boto3.client(name) for name in ("cloudtrail", "cloudwatch", "bedrock", "stepfunctions"))


def of_type(name):
    return {key: value.get("Properties", {}) for key, value in resources.items() if value["Type"] == name}


def attribute(logical, name):
    kind, known = resources[logical]["Type"], physical[logical]
    if kind == "AWS::S3::Bucket":
        return f"arn:aws:s3:::{known}"
    if kind == "AWS::KMS::Key":
        return f"arn:aws:kms:{region}:{account}:key/{known}"
    if kind == "AWS::IAM::Role":
        return f"arn:aws:iam::{account}:role/{known}"
    if kind == "AWS::Logs::LogGroup":
        return f"arn:aws:logs:{region}:{account}:log-group:{known}:*"
    raise ValueError(f"no {name} of {kind}")


def resolve(value):
    if isinstance(value, list):
        return [resolve(each) for each in value]
    if not isinstance(value, dict):
        return value
    if list(value) == ["Ref"]:
        return physical[value["Ref"]]
    if list(value) == ["Fn::GetAtt"]:
        return attribute(*value["Fn::GetAtt"])
    if list(value) == ["Fn::Join"]:
        separator, parts = value["Fn::Join"]
        return separator.join(resolve(part) for part in parts)
    return {key: resolve(each) for key, each in value.items()}


def read(call, **arguments):
    answer = call(**arguments)
    answer.pop("ResponseMetadata", None)
    return answer


def plain(rule):
    out = {"ID": rule["Id"], "Status": rule["Status"], "Filter": {"Prefix": ""}, "Expiration": {"Days": rule["ExpirationInDays"]}}
    out["NoncurrentVersionExpiration"] = rule["NoncurrentVersionExpiration"]
    out["AbortIncompleteMultipartUpload"] = rule["AbortIncompleteMultipartUpload"]
    if "Transitions" in rule:
        out["Transitions"] = [{"Days": each["TransitionInDays"], "StorageClass": each["StorageClass"]} for each in rule["Transitions"]]
    return out


def twin_of(logical, properties):
    """A bucket with all settings of the template; what the local CloudFormation made has its encryption only."""
    name = f"twin-{logical.lower()}"
    settings = {key: resolve(value) for key, value in properties.items()}
    s3.create_bucket(
        Bucket=name,
        CreateBucketConfiguration={"LocationConstraint": region},
        ObjectLockEnabledForBucket=settings.get("ObjectLockEnabled", False),
    )
    s3.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=settings["PublicAccessBlockConfiguration"])
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration=settings["VersioningConfiguration"])
    s3.put_bucket_ownership_controls(Bucket=name, OwnershipControls=settings["OwnershipControls"])
    s3.put_bucket_lifecycle_configuration(
        Bucket=name, LifecycleConfiguration={"Rules": [plain(rule) for rule in settings["LifecycleConfiguration"]["Rules"]]}
    )
    out = {
        "publicAccess": s3.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"],
        "versioning": s3.get_bucket_versioning(Bucket=name)["Status"],
        "ownership": s3.get_bucket_ownership_controls(Bucket=name)["OwnershipControls"]["Rules"][0]["ObjectOwnership"],
        "lifecycle": s3.get_bucket_lifecycle_configuration(Bucket=name)["Rules"][0],
    }
    if "ObjectLockConfiguration" in settings:
        s3.put_object_lock_configuration(Bucket=name, ObjectLockConfiguration=settings["ObjectLockConfiguration"])
        out["objectLock"] = s3.get_object_lock_configuration(Bucket=name)["ObjectLockConfiguration"]
    if "LoggingConfiguration" in settings:
        wanted = settings["LoggingConfiguration"]
        target = physical[properties["LoggingConfiguration"]["DestinationBucketName"]["Ref"]]
        grant = next(p for p in of_type("AWS::S3::BucketPolicy").values() if resolve(p["Bucket"]) == target)
        document = resolve(grant["PolicyDocument"])
        # The local AWS looks for the grant to the logging service, and cannot read the principal "*".
        document["Statement"] = [each for each in document["Statement"] if each["Principal"] != "*"]
        s3.put_bucket_policy(Bucket=target, Policy=json.dumps(document))
        s3.put_bucket_logging(
            Bucket=name,
            BucketLoggingStatus={"LoggingEnabled": {"TargetBucket": wanted["DestinationBucketName"], "TargetPrefix": wanted["LogFilePrefix"]}},
        )
        out["logging"] = s3.get_bucket_logging(Bucket=name)["LoggingEnabled"]
    for policy in of_type("AWS::S3::BucketPolicy").values():
        if policy["Bucket"]["Ref"] == logical:
            s3.put_bucket_policy(Bucket=name, Policy=json.dumps(resolve(policy["PolicyDocument"])))
            out["policy"] = [each["Sid"] for each in json.loads(s3.get_bucket_policy(Bucket=name)["Policy"])["Statement"]]
    return out


def buckets():
    out = {}
    for logical, properties in of_type("AWS::S3::Bucket").items():
        rule = s3.get_bucket_encryption(Bucket=physical[logical])["ServerSideEncryptionConfiguration"]["Rules"][0]
        out[logical] = {"encryption": rule["ApplyServerSideEncryptionByDefault"], **twin_of(logical, properties)}
    return out


def key():
    (logical,) = of_type("AWS::KMS::Key")
    aliases = [each["AliasName"] for each in kms.list_aliases(KeyId=physical[logical])["Aliases"]]
    policy = kms.get_key_policy(KeyId=physical[logical], PolicyName="default")["Policy"]
    policy = policy if isinstance(policy, dict) else json.loads(policy)
    return {
        "arn": attribute(logical, "Arn"),
        "rotates": kms.get_key_rotation_status(KeyId=physical[logical])["KeyRotationEnabled"],
        "aliases": aliases,
        "statements": [each["Sid"] for each in policy["Statement"]],
    }


def log_groups():
    named = {value: key for key, value in physical.items()}
    return {
        named[each["logGroupName"]]: {"name": each["logGroupName"], "days": each.get("retentionInDays")}
        for each in logs.describe_log_groups()["logGroups"]
        if each["logGroupName"] in named
    }


def roles():
    out = {}
    for logical in of_type("AWS::IAM::Role"):
        role = iam.get_role(RoleName=physical[logical])["Role"]
        inline = iam.list_role_policies(RoleName=physical[logical])["PolicyNames"]
        out[logical] = {"trusts": [each["Principal"]["Service"] for each in role["AssumeRolePolicyDocument"]["Statement"]], "inline": inline}
    return out


def topic():
    (logical,) = of_type("AWS::SNS::Topic")
    arn = physical[logical]
    (policy,) = of_type("AWS::SNS::TopicPolicy").values()
    sns.set_topic_attributes(TopicArn=arn, AttributeName="Policy", AttributeValue=json.dumps(resolve(policy["PolicyDocument"])))
    for properties in of_type("AWS::SNS::Subscription").values():
        sns.subscribe(TopicArn=resolve(properties["TopicArn"]), Protocol=properties["Protocol"], Endpoint=properties["Endpoint"])
    attributes = sns.get_topic_attributes(TopicArn=arn)["Attributes"]
    return {
        "arn": arn,
        "key": attributes["KmsMasterKeyId"],
        "policy": [each["Sid"] for each in json.loads(attributes["Policy"])["Statement"]],
        "subscriptions": [[each["Protocol"], each["Endpoint"]] for each in sns.list_subscriptions_by_topic(TopicArn=arn)["Subscriptions"]],
    }


def trail():
    (properties,) = of_type("AWS::CloudTrail::Trail").values()
    wanted = resolve(properties)
    # The trail needs a bucket that lets it in; the archive's policy was put on its twin only.
    cloudtrail.create_trail(
        Name=wanted["TrailName"],
        S3BucketName=wanted["S3BucketName"],
        IncludeGlobalServiceEvents=wanted["IncludeGlobalServiceEvents"],
        IsMultiRegionTrail=wanted["IsMultiRegionTrail"],
        EnableLogFileValidation=wanted["EnableLogFileValidation"],
        CloudWatchLogsLogGroupArn=wanted["CloudWatchLogsLogGroupArn"],
        CloudWatchLogsRoleArn=wanted["CloudWatchLogsRoleArn"],
        KmsKeyId=wanted["KMSKeyId"],
    )
    cloudtrail.put_event_selectors(TrailName=wanted["TrailName"], AdvancedEventSelectors=wanted["AdvancedEventSelectors"])
    cloudtrail.start_logging(Name=wanted["TrailName"])
    return {
        **cloudtrail.describe_trails(trailNameList=[wanted["TrailName"]])["trailList"][0],
        "logging": cloudtrail.get_trail_status(Name=wanted["TrailName"])["IsLogging"],
        "selectors": cloudtrail.get_event_selectors(TrailName=wanted["TrailName"])["AdvancedEventSelectors"],
    }


def alarms():
    for logical, properties in of_type("AWS::Logs::MetricFilter").items():
        wanted = resolve(properties)
        logs.put_metric_filter(
            logGroupName=wanted["LogGroupName"],
            filterName=logical,
            filterPattern=wanted["FilterPattern"],
            metricTransformations=[{name[0].lower() + name[1:]: value for name, value in each.items()} for each in wanted["MetricTransformations"]],
        )
    for properties in of_type("AWS::CloudWatch::Alarm").values():
        cloudwatch.put_metric_alarm(**{name: value for name, value in resolve(properties).items() if name != "Tags"})
    return {
        "filters": [
            [each["metricTransformations"][0]["metricName"], each["filterPattern"], each["logGroupName"]]
            for each in logs.describe_metric_filters()["metricFilters"]
        ],
        "alarms": [[each["AlarmName"], each["AlarmActions"]] for each in cloudwatch.describe_alarms()["MetricAlarms"]],
    }


def invocation_logging():
    """The custom resource's function is not run here: its calls are made as written in the template."""
    (properties,) = of_type("Custom::InvocationLogging").values()
    call = json.loads(resolve(properties["Create"]))
    assert call["service"] == "bedrock" and call["action"] == "PutModelInvocationLoggingConfiguration", call
    ours = call["parameters"]["loggingConfig"]
    others = {**ours, "cloudWatchConfig": {**ours["cloudWatchConfig"], "logGroupName": "somebody-elses"}}

    def configuration():
        return bedrock.get_model_invocation_logging_configuration().get("loggingConfig") or None

    def removed(before):
        bedrock.put_model_invocation_logging_configuration(loggingConfig=before)
        remove()
        return configuration() is None

    bedrock.put_model_invocation_logging_configuration(loggingConfig=ours)
    out = {"put": configuration(), "removesOurs": removed(ours), "removesOthers": removed(others)}
    bedrock.delete_model_invocation_logging_configuration()
    remove()
    out["survivesNone"] = configuration() is None
    return out


def remove():
    (properties,) = of_type("AWS::StepFunctions::StateMachine").values()
    definition = properties["DefinitionString"]
    for name, value in properties["DefinitionSubstitutions"].items():
        definition = definition.replace("${" + name + "}", resolve(value))
    # A machine of its own for each execution: the local AWS cannot start a second one beside the trace of the first.
    arn = machines.create_state_machine(name=f"removal-{uuid.uuid4().hex}", definition=definition, roleArn=resolve(properties["RoleArn"]))["stateMachineArn"]
    execution = machines.start_execution(stateMachineArn=arn)["executionArn"]
    while (state := machines.describe_execution(executionArn=execution)["status"]) == "RUNNING":
        time.sleep(0.2)
    machines.delete_state_machine(stateMachineArn=arn)
    assert state == "SUCCEEDED", state


def execute_state_machines():
    request = urllib.request.Request(
        os.environ["AWS_ENDPOINT_URL"] + "/moto-api/config",
        data=json.dumps({"stepfunctions": {"execute_state_machine": True}}).encode(),
        headers={"Content-Type": "application/json"},
    )
    urllib.request.urlopen(request).close()


found = {"key": key(), "buckets": buckets(), "logGroups": log_groups(), "roles": roles(), "topic": topic(), "trail": trail(), **alarms()}
execute_state_machines()
found["invocationLogging"] = invocation_logging()
print(json.dumps(found, default=str))
