using System.Text.Json.Nodes;
using InfraPoc.Config;

namespace InfraPoc.Controls.Tests;

public sealed class OnlyMembersAreLetInTests : ControlTests<OnlyMembersAreLetIn>
{
    private const string Group = "AWS::IdentityStore::Group";
    private const string User = "AWS::IdentityStore::User";
    private const string Membership = "AWS::IdentityStore::GroupMembership";
    private const string Assignment = "AWS::SSO::Assignment";
    private const string Stack = "Poc-Access-sales";

    [Fact]
    public void Compliant_OtherDescriptionOfTheGroup_IsPermitted() =>
        After(edit => edit.Properties(Group)["Description"] = "x").ShouldBeEmpty();

    [Fact]
    public void Compliant_GroupOfTheIdentityProvider_NeedsAnAssignmentOnly() => After(edit =>
    {
        External(edit);
        edit.Remove(Group);
        edit.Remove(User);
        edit.Remove(Membership);
        edit.Each(Assignment, assignment => assignment["PrincipalId"] = "group-1");
    }).ShouldBeEmpty();

    [Fact]
    public void NonCompliant_GroupAndUsersBesidesTheIdentityProviders_AreFound()
    {
        var found = After(External);

        foreach (var type in new[] { Group, User, Membership })
        {
            found.ShouldContain(
                violation =>
                    violation.Contains(
                        $"{type} is not allowed; the people of sales come from the identity provider", StringComparison.Ordinal),
                type);
        }

        found.ShouldContain(violation =>
            violation.Contains("PrincipalId", StringComparison.Ordinal) && violation.Contains("group-1", StringComparison.Ordinal));
    }

    [Fact]
    public void NonCompliant_UserNobodyApproved_IsFound() =>
        After(edit => edit.Add(Stack, User, """{"IdentityStoreId":"d-1234567890","UserName":"mallory@example.com"}""")).ShouldContain(found => found.Contains($"{User} of mallory@example.com is not allowed"));

    [Fact]
    public void NonCompliant_UserTwice_IsFound() =>
        After(edit => edit.Add(Stack, User, Properties(edit, User, "sales-01@example.com").ToJsonString()))
            .ShouldContain(found => found.Contains($"{User} of sales-01@example.com is not allowed"));

    [Fact]
    public void NonCompliant_MemberWithoutUser_IsFound() =>
        After(edit =>
                edit.Config = edit.Config with
                {
                    Departments =
                    [
                        .. edit.Config.Departments.Select(each =>
                            each.Id == "sales" ? each with { Members = [.. each.Members, "sales-03@example.com"] } : each),
                    ],
                })
            .ShouldHaveSingleItem().ShouldContain("The department sales lacks sales-03@example.com");

    [Fact]
    public void NonCompliant_MemberWhoLeft_IsFound() =>
        After(edit =>
                edit.Config = edit.Config with
                {
                    Departments =
                    [
                        .. edit.Config.Departments.Select(each => each.Id == "sales" ? each with { Members = [each.Members[0]] } : each),
                    ],
                })
            .ShouldContain(found => found.Contains("sales-02@example.com is not allowed; sales has sales-01@example.com"));

    [Theory]
    [InlineData("IdentityStoreId")]
    [InlineData("UserName")]
    [InlineData("DisplayName")]
    [InlineData("Name")]
    [InlineData("Emails")]
    public void NonCompliant_UserWithout_IsFound(string property) =>
        After(edit => Properties(edit, User, "sales-01@example.com").Remove(property)).ShouldNotBeEmpty();

    [Fact]
    public void NonCompliant_UserWithAnotherAddress_IsFound() =>
        After(edit => Properties(edit, User, "sales-01@example.com")["Emails"]![0]!["Value"] = "mallory@example.com")
            .ShouldHaveSingleItem().ShouldContain("mallory@example.com");

    [Fact]
    public void NonCompliant_MembershipMissing_IsFound() =>
        After(edit => edit.Template(Stack)["Resources"]!.AsObject().Remove(Memberships(edit).First().Key))
            .ShouldHaveSingleItem().ShouldContain("The department sales lacks sales-0");

    [Fact]
    public void NonCompliant_MembershipOfAStranger_IsFound() =>
        After(edit => edit.Add(Stack, Membership, """{"IdentityStoreId":"d-1234567890","GroupId":"g","MemberId":{"UserId":"stranger"}}""")).ShouldContain(found => found.Contains($"{Membership} of stranger is not allowed"));

    [Theory]
    [InlineData("GroupId", "another-group")]
    [InlineData("IdentityStoreId", "d-0000000000")]
    public void NonCompliant_MembershipOfAnotherGroup_IsFound(string property, string value) =>
        After(edit => Memberships(edit).First().Value![property] = value).ShouldHaveSingleItem().ShouldContain(value);

    [Theory]
    [InlineData("DisplayName", "poc-development")]
    [InlineData("IdentityStoreId", "d-0000000000")]
    public void NonCompliant_GroupNamedOtherwise_IsFound(string property, string value) =>
        After(edit => edit.Properties(Group)[property] = value).ShouldHaveSingleItem().ShouldContain(value);

    [Fact]
    public void NonCompliant_NoGroup_IsFound() =>
        After(edit => edit.Remove(Group)).ShouldContain(found => found.Contains("The department sales has 0 groups"));

    [Fact]
    public void NonCompliant_GroupElsewhere_IsFound() =>
        After(edit => edit.Add("Poc-Audit", Group, """{"IdentityStoreId":"d-1234567890","DisplayName":"x"}""")).ShouldHaveSingleItem().ShouldContain($"{Group} is not in the access stack of a department");

    [Theory]
    [InlineData("InstanceArn", "arn:aws:sso:::instance/ssoins-0000000000000000")]
    [InlineData("PermissionSetArn", "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-administrator")]
    [InlineData("PrincipalType", "USER")]
    [InlineData("PrincipalId", "another-group")]
    [InlineData("TargetType", "AWS_OU")]
    [InlineData("TargetId", "999999999999")]
    public void NonCompliant_AssignmentOfSomethingElse_IsFound(string property, string value) =>
        After(edit => edit.Properties(Assignment)[property] = value).ShouldHaveSingleItem().ShouldContain(value);

    [Fact]
    public void NonCompliant_NoAssignment_IsFound() =>
        After(edit => edit.Remove(Assignment)).ShouldContain(found => found.Contains("The department sales has 0 assignments"));

    [Fact]
    public void NonCompliant_SecondAssignment_IsFound() =>
        After(edit =>
                edit.Add(
                    Stack, Assignment,
                    edit.Template(Stack)["Resources"]!.AsObject().Single(entry => $"{entry.Value!["Type"]}" == Assignment).Value![
                        "Properties"
                    ]!.ToJsonString()))
            .ShouldHaveSingleItem().ShouldContain("The department sales has 2 assignments");

    [Fact]
    public void NonCompliant_AssignmentOfAClosedDepartment_IsFound() =>
        After(edit => edit.Add("Poc-Access-archived", Assignment, "{}"))
            .ShouldHaveSingleItem().ShouldContain("archived is closed; no assignment is allowed");

    [Fact]
    public void NonCompliant_AssignmentElsewhere_IsFound() =>
        After(edit => edit.Add("Poc-Organization", Assignment, "{}"))
            .ShouldHaveSingleItem().ShouldContain($"{Assignment} is not in the access stack of a department");

    private static JsonObject Properties(TemplateEdit edit, string type, string userName) =>
        edit.Properties(type, each => $"{each["UserName"]}" == userName);

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Memberships(TemplateEdit edit) =>
        edit.Template(Stack)["Resources"]!
            .AsObject().Where(entry => $"{entry.Value!["Type"]}" == Membership)
            .Select(entry => KeyValuePair.Create(entry.Key, entry.Value!["Properties"])).ToList();

    private static void External(TemplateEdit edit) => edit.Config = edit.Config with
    {
        Sandbox = edit.Config.Sandbox with { IdentityCenter = TestCompany.Sandbox.IdentityCenter with { Users = UserSource.External } },
        Departments =
        [
            .. edit.Config.Departments.Select(each =>
                each with { Members = [], Group = new ExternalGroup { Name = each.Id, Id = "group-1" } }),
        ],
    };
}
