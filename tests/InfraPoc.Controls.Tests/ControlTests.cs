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

    /// <summary>What the control says about the company's templates after a change: construct path, property, what is wrong.</summary>
    private protected static IReadOnlyList<string> After(Action<TemplateEdit> change)
    {
        var edit = new TemplateEdit();
        change(edit);
        return [.. new TControl().Check(edit.Templates()).Select(violation => $"{violation.Path} {violation.Property}: {violation.What}")];
    }
}
