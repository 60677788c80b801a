using System.Text.Json.Nodes;
using InfraPoc.Config;

namespace InfraPoc.Controls.Tests;

public sealed class BrakeKnowsEveryDepartmentTests : ControlTests<BrakeKnowsEveryDepartment>
{
    [Fact]
    public void Compliant_EverythingLogged_IsPermitted() =>
        After(edit => Machine(edit)["LoggingConfiguration"]!["Level"] = "ALL").ShouldBeEmpty();

    [Fact]
    public void Compliant_OtherWordsOfAMessage_ArePermitted() =>
        After(edit => Definition(edit, machine => machine["Comment"] = "x")).ShouldBeEmpty();

    [Fact]
    public void NonCompliant_NoMachine_IsNamed() =>
        After(edit =>
                edit.Remove("AWS::StepFunctions::StateMachine", machine => machine["StateMachineName"]!.GetValue<string>() == "poc-brake"))
            .ShouldHaveSingleItem().ShouldContain("exactly one AWS::StepFunctions::StateMachine");

    [Theory]
    [InlineData("StateMachineName")]
    [InlineData("StateMachineType")]
    public void NonCompliant_Setting_IsNamed(string property) =>
        After(edit => Machine(edit).Remove(property)).ShouldHaveSingleItem().ShouldContain($"{property}: Found nothing");

    [Theory]
    [InlineData("Level")]
    [InlineData("IncludeExecutionData")]
    [InlineData("Destinations")]
    public void NonCompliant_Log_IsNamed(string property) =>
        After(edit => Machine(edit)["LoggingConfiguration"]!.AsObject().Remove(property))
            .ShouldHaveSingleItem().ShouldContain($"LoggingConfiguration.{property}: ");

    [Fact]
    public void NonCompliant_LogWithAnotherKey_IsNamed() =>
        After(edit => edit.Each("AWS::Logs::LogGroup", group => group["KmsKeyId"] = "x"))
            .ShouldContain(found => found.Contains("encrypted with the key of the logs"));

    [Theory]
    [InlineData("BillingMode")]
    [InlineData("KeySchema")]
    [InlineData("AttributeDefinitions")]
    public void NonCompliant_Table_IsNamed(string property) =>
        After(edit => edit.Properties("AWS::DynamoDB::Table").Remove(property))
            .ShouldHaveSingleItem().ShouldContain($"{property}: Found nothing");

    [Fact]
    public void NonCompliant_AnotherTable_IsNamed() =>
        After(edit => Machine(edit)["DefinitionSubstitutions"]!["Table"] = "other")
            .ShouldHaveSingleItem().ShouldContain("The brake remembers in other");

    [Theory]
    [InlineData("Table")]
    [InlineData("DevelopmentUsesSonnet")]
    public void NonCompliant_PlaceholderLeftOpen_IsNamed(string word) =>
        After(edit => Machine(edit)["DefinitionSubstitutions"]!.AsObject().Remove(word))
            .ShouldHaveSingleItem().ShouldContain($"do not say what ${{{word}}} is");

    [Fact]
    public void NonCompliant_ProfileOfAnotherDepartment_IsNamed() =>
        After(edit => Machine(edit)["DefinitionSubstitutions"]!["SalesUsesHaiku"] = "other")
            .ShouldHaveSingleItem().ShouldContain("The brake knows sales wrongly. Its cost adds up");

    [Fact]
    public void NonCompliant_NoJson_IsNamed() =>
        After(edit => Machine(edit)["DefinitionString"] = "{").ShouldHaveSingleItem().ShouldContain("is no JSON");

    [Theory]
    [InlineData("id", "\"x\"")]
    [InlineData("known", "false")]
    [InlineData("policy", "\"x\"")]
    [InlineData("topic", "\"x\"")]
    [InlineData("budget", "\"x\"")]
    [InlineData("status", "\"closed\"")]
    [InlineData("coolDown", "0")]
    [InlineData("hourAlarms", "[]")]
    [InlineData("alarms", "[]")]
    [InlineData("stop", "1e9")]
    [InlineData("day", "1e9")]
    [InlineData("hour", "null")]
    [InlineData("start", "\"2020-01-01T00:00:00Z\"")]
    [InlineData("end", "\"2099-01-01T00:00:00Z\"")]
    public void NonCompliant_WrongFact_IsNamed(string name, string value) =>
        After(edit => Department(edit, "development", entry => entry[name] = JsonNode.Parse(value)))
            .ShouldContain(found => found.Contains($"The brake knows development wrongly. Its {name} is"));

    [Fact]
    public void NonCompliant_WrongPrice_IsNamed() =>
        After(edit =>
                Department(
                    edit, "sales",
                    entry =>
                        entry["cost"]!["Expression"] = entry["cost"]!["Expression"]!
                            .GetValue<string>().Replace("0.000005", "0.0000005", StringComparison.Ordinal)))
            .ShouldHaveSingleItem().ShouldContain("The brake knows sales wrongly. Its cost adds up");

    [Fact]
    public void NonCompliant_ModelLeftOut_IsNamed() =>
        After(edit => Department(edit, "sales", entry => entry["series"]!.AsArray().RemoveAt(0)))
            .ShouldHaveSingleItem().ShouldContain("Its cost adds up");

    [Fact]
    public void NonCompliant_ModelCountedTwice_IsNamed() =>
        After(edit => Department(edit, "sales", entry => entry["series"]!.AsArray().Add(entry["series"]![0]!.DeepClone())))
            .ShouldHaveSingleItem().ShouldContain("Its cost adds up");

    [Fact]
    public void NonCompliant_CostOfAMetricThatIsNotAsked_IsNamed() =>
        After(edit => Department(edit, "sales", entry => entry["cost"]!["Expression"] = $"{entry["cost"]!["Expression"]}+m99*1"))
            .ShouldHaveSingleItem().ShouldContain("Its cost adds up");

    [Theory]
    [InlineData("paused")]
    [InlineData("archived")]
    public void NonCompliant_ForgottenDepartment_IsNamed(string id) =>
        After(edit => Department(edit, id, entry => entry.Parent!.AsArray().Remove(entry)))
            .ShouldHaveSingleItem().ShouldContain($"The brake knows {id} 0 times");

    [Fact]
    public void NonCompliant_DepartmentSuspendedInTheConfiguration_IsNamed() =>
        After(edit => edit.Config = edit.Config with
        {
            Departments =
            [
                .. edit.Config.Departments.Select(department =>
                    department == ControlledCompany.Sales ? department.As(DepartmentStatus.Suspended) : department),
            ],
        }).ShouldHaveSingleItem().ShouldContain("Its status is \"active\"; required is \"suspended\"");

    [Theory]
    [InlineData("account")]
    [InlineData("brakePath")]
    [InlineData("namespace")]
    [InlineData("topic")]
    [InlineData("targets")]
    [InlineData("policyNames")]
    public void NonCompliant_WrongCompany_IsNamed(string name) =>
        After(edit => Definition(edit, machine => State(machine, "Company")["Result"]![name] = "x"))
            .ShouldHaveSingleItem().ShouldContain($"The brake's {name} is");

    [Fact]
    public void NonCompliant_ShardNotReached_IsNamed() =>
        After(edit => Definition(edit, machine => State(machine, "Which are next?")["Choices"] = new JsonArray()))
            .ShouldHaveSingleItem().ShouldContain("The state Departments 1 is never reached");

    [Fact]
    public void NonCompliant_PoliciesNotListed_IsNamed() =>
        After(edit => Definition(edit, machine => State(machine, "Find brake policies")["Parameters"]!["PathPrefix.$"] = "$.x"))
            .ShouldHaveSingleItem().ShouldContain("must list the policies below its path");

    [Fact]
    public void NonCompliant_ReleaseToAnotherVersion_IsNamed() =>
        After(edit => Inner(edit, states => states["Release"]!["Parameters"]!["VersionId"] = "v2"))
            .ShouldHaveSingleItem().ShouldContain("must release by making v1 the default");

    [Fact]
    public void NonCompliant_EngagedVersionIsNoDefault_IsNamed() =>
        After(edit => Inner(edit, states => states["Engage"]!["Parameters"]!["SetAsDefault"] = false))
            .ShouldContain(found => found.Contains("must engage by making a new version the default"));

    [Fact]
    public void NonCompliant_EngagedPolicyDeniesTooLittle_IsNamed() =>
        After(edit => Inner(edit, states => states["Engage"]!["Parameters"]!["PolicyDocument"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"bedrock:*","Resource":"*"}]}"""))
            .ShouldHaveSingleItem().ShouldContain("must deny bedrock-mantle:CreateInference");

    [Theory]
    [InlineData("Is it in the configuration?", "Default", "Name the metrics")]
    [InlineData("Because it is unknown", "Next", "Is the brake released?")]
    public void NonCompliant_UnknownIsNotStopped_IsNamed(string state, string way, string next) =>
        After(edit => Inner(edit, states => states[state]![way] = next))
            .ShouldContain(found => found.Contains("must be engaged, because it is unknown"));

    [Fact]
    public void NonCompliant_UnknownIsReleasedAfterwards_IsNamed() =>
        After(edit => Inner(edit, states => states["Engage"]!["Next"] = "Release"))
            .ShouldContain(found => found.Contains("and never released"));

    [Fact]
    public void NonCompliant_ErrorNotCaught_IsNamed() =>
        After(edit => Inner(edit, states => states["Engage"]!.AsObject().Remove("Catch")))
            .ShouldHaveSingleItem().ShouldContain("goes wrong in the state Engage must be caught");

    [Fact]
    public void NonCompliant_ErrorCountsAsSuccess_IsNamed() =>
        After(edit => Inner(edit, states => states["Engage"]!["Catch"]![0]!["Next"] = "Corrected"))
            .ShouldHaveSingleItem().ShouldContain("count as a failure");

    [Fact]
    public void NonCompliant_UnknownUseCountsAsSuccess_IsNamed() =>
        After(edit => Inner(edit, states => states["What came out?"]!["Choices"]![0]!["Next"] = "Corrected"))
            .ShouldContain(found => found.Contains("about which something is not known must count as failed"));

    [Theory]
    [InlineData("Were there too many?", "$.policies.truncated")]
    [InlineData("Were all corrected?", "$.shard.failed")]
    public void NonCompliant_RunDoesNotFail_IsNamed(string state, string variable) =>
        After(edit => Definition(edit, machine => State(machine, state)["Choices"]![0]!["Next"] = "Done"))
            .ShouldContain(found => found.Contains($"must fail if {variable}"));

    private static JsonObject Machine(TemplateEdit edit) =>
        edit.Properties(
            "AWS::StepFunctions::StateMachine",
            machine => machine["DefinitionString"]!.GetValue<string>().Contains("brakePath", StringComparison.Ordinal));

    private static void Definition(TemplateEdit edit, Action<JsonObject> change)
    {
        var machine = Machine(edit);
        var definition = JsonNode.Parse(machine["DefinitionString"]!.GetValue<string>())!.AsObject();
        change(definition);
        machine["DefinitionString"] = definition.ToJsonString();
    }

    private static JsonObject State(JsonObject machine, string name) => machine["States"]![name]!.AsObject();

    private static void Inner(TemplateEdit edit, Action<JsonObject> change) =>
        Definition(edit, machine => change(State(machine, "Reconcile each")["ItemProcessor"]!["States"]!.AsObject()));

    private static void Department(TemplateEdit edit, string id, Action<JsonObject> change) =>
        Definition(
            edit,
            machine =>
                change(
                    State(machine, "Departments 1")["Result"]!.AsArray().Single(entry => entry!["id"]!.GetValue<string>() == id)!.AsObject()));
}
