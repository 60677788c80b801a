namespace InfraPoc.Fence;

/// <summary>For whom a surface is closed. Departments are among them in every case.</summary>
internal enum ClosedTo
{
    /// <summary>Everybody in the account, the roles that deploy the sandbox included.</summary>
    Everybody,

    /// <summary>Everybody but the roles that deploy the sandbox.</summary>
    AllButDeployment,

    /// <summary>Departments; administrators keep it.</summary>
    Departments,
}
