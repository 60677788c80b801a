namespace InfraPoc.Controls.Tests;

/// <summary>
/// The tests of one control. A class adds at least one <c>Compliant_*</c> test (a change that the control permits) and one
/// <c>NonCompliant_*</c> test; <c>ControlCatalogueTests</c> sees to that.
/// </summary>
/// <typeparam name="TControl">The control.</typeparam>
public abstract class ControlTests<TControl>
    where TControl : Control, new()
{
    [Fact]
    public void RealApp_Complies() => new TControl().Check(ControlledCompany.Templates).ShouldBeEmpty();

    /// <summary>
    /// What the control says about the company's templates after a change: construct path, property, what is wrong. Made-up values are
    /// replaced by <c>sample</c>, <c>999999999999</c> and <c>0123456789abcdef</c>.
    /// </summary>
    private protected static IReadOnlyList<string> After(Action<TemplateEdit> change)
    {
        var edit = new TemplateEdit();
        change(edit);
        var templates = edit.Templates();
        var samples = templates.Samples;
        return
        [
            .. BothLanguages.Of(new TControl().Check(templates)).Select(violation => $"{violation.Path} {violation.Property}: {violation.What.English}"
                .Replace(samples.Name, "sample", StringComparison.OrdinalIgnoreCase)
                .Replace(samples.Account, "999999999999", StringComparison.Ordinal)
                .Replace(samples.Suffixes[0], "0123456789abcdef", StringComparison.Ordinal)),
        ];
    }
}
