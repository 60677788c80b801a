namespace InfraPoc.Functions.Tests.Fixture;

/// <summary>A call that a function made.</summary>
internal sealed record Call(string Service, string Operation, string Body)
{
    /// <summary>Which one it was, from 1.</summary>
    public int Number { get; set; }

    /// <summary>Whether AWS did it, whatever the function was told.</summary>
    public bool Done { get; set; }

    /// <summary>Whether it changes anything.</summary>
    public bool Writes => Operation is "PutItem" or "UpdateItem" or "TransactWriteItems" or "Publish" or "CreatePolicyVersion"
        or "DeletePolicyVersion" or "SetDefaultPolicyVersion";
}
