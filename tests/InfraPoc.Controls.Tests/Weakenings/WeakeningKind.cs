namespace InfraPoc.Controls.Tests.Weakenings;

/// <summary>What a weakening does.</summary>
internal enum WeakeningKind
{
    /// <summary>Takes the resource out of the template.</summary>
    RemoveResource,

    /// <summary>Takes out a property, or an element of a list.</summary>
    DeleteProperty,

    /// <summary>Turns true into false and back.</summary>
    FlipBoolean,

    /// <summary>Makes a limit or a threshold a thousand times as high.</summary>
    RaiseNumber,

    /// <summary>Makes a retention or a waiting time one day.</summary>
    ShortenRetention,

    /// <summary>Lets a grant hold for every action.</summary>
    WidenAction,

    /// <summary>Lets a grant hold for every resource.</summary>
    WidenResource,

    /// <summary>Takes a condition off a grant.</summary>
    DropCondition,

    /// <summary>Takes out a statement that denies.</summary>
    DropDeny,

    /// <summary>Takes an action, a resource or a value of a condition out of a statement that denies.</summary>
    NarrowDeny,

    /// <summary>Excepts everything from a statement that denies all but some actions, resources or principals.</summary>
    WidenException,

    /// <summary>Grants to everybody, or denies to somebody else.</summary>
    ChangePrincipal,

    /// <summary>Lets AWS delete what was to be retained.</summary>
    DeleteOnRemoval,

    /// <summary>Adds a member of an unknown name to an object.</summary>
    AddMember,

    /// <summary>Adds a property that leaks, disables or redirects.</summary>
    AddProperty,

    /// <summary>Adds a statement to a policy.</summary>
    AddStatement,

    /// <summary>Adds a condition to a statement.</summary>
    AddCondition,

    /// <summary>Adds something to a template besides resources, or sends the stack elsewhere.</summary>
    AddSection,

    /// <summary>Adds a resource that no configuration asks for.</summary>
    AddResource,
}
