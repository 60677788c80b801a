namespace InfraPoc.Cli.Access;

/// <summary>From where somebody of a department calls.</summary>
internal enum AccessOrigin
{
    /// <summary>Signed in, in the playground of the console.</summary>
    Portal,

    /// <summary>A program, with the department's application role.</summary>
    Application,
}
