using Amazon.CDK;
using Amazon.CDK.AWS.IdentityStore;
using Constructs;
using InfraPoc.Config;

namespace InfraPoc.Access;

/// <summary>
/// The group of a department. With users in Identity Center's directory it creates group, users and memberships; with an
/// external identity provider it refers to the group that the provider synchronises and creates nothing.
/// </summary>
public sealed class DepartmentMembers : Construct
{
    private readonly string store;

    /// <summary>Adds the members to <paramref name="scope"/>.</summary>
    public DepartmentMembers(Construct scope, DepartmentProps props)
        : base(scope, "Members")
    {
        store = props.Sandbox.IdentityCenter.IdentityStoreId;
        GroupId = props.Department.Group?.Id ?? CreateGroup(props);
    }

    /// <summary>Id of the group in the identity store.</summary>
    public string GroupId { get; }

    private string CreateGroup(DepartmentProps props)
    {
        Validations.Of(this).Acknowledge(Acknowledgements.IdentityStoreUser);
        var group = new CfnGroup(this, "Group", new CfnGroupProps
        {
            IdentityStoreId = store,
            DisplayName = props.Names.PermissionSet(props.Department),
            Description = props.Department.Name,
        });

        foreach (var email in props.Department.Addresses())
        {
            _ = new CfnGroupMembership(this, $"{email} in group", new CfnGroupMembershipProps
            {
                IdentityStoreId = store,
                GroupId = group.AttrGroupId,
                MemberId = new CfnGroupMembership.MemberIdProperty { UserId = CreateUser(email, props.Department) },
            });
        }

        return group.AttrGroupId;
    }

    private string CreateUser(string email, Department department) => new CfnUser(this, email, new CfnUserProps
    {
        IdentityStoreId = store,
        UserName = email,
        DisplayName = email,
        // Identity Center wants a name; the directory's administrator may replace it by the person's.
        Name = new CfnUser.NameProperty { GivenName = email.Split('@')[0], FamilyName = department.Id },
        Emails = new[] { new CfnUser.EmailsItemsProperty { Value = email, Type = "work", Primary = true } },
    }).AttrUserId;
}
