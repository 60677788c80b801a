namespace InfraPoc.Iam;

/// <summary>One value of a condition.</summary>
/// <param name="Meets">Whether a value of the request meets it.</param>
/// <param name="IsUnknown">Whether it has a variable about whose key nothing is known.</param>
internal sealed record ValueTest(Func<string, RequestContext, bool> Meets, Func<RequestContext, bool> IsUnknown)
{
    /// <summary>A value in which no variable can stand.</summary>
    public ValueTest(Func<string, RequestContext, bool> meets)
        : this(meets, _ => false)
    {
    }
}
