namespace InfraPoc.Checks;

/// <summary>One guarantee, checked on the synthesized templates. The type's name is the control's.</summary>
public abstract class Control
{
    /// <summary>Stable id, such as <c>AUD-02</c>: area and number.</summary>
    public abstract string Id { get; }

    /// <summary>The control's name, which says what holds.</summary>
    public string Name => GetType().Name;

    /// <summary>What it guarantees, one sentence.</summary>
    public abstract Bilingual Guarantee { get; }

    /// <summary>What goes wrong without it.</summary>
    public abstract Bilingual Why { get; }

    /// <summary>What to do about a violation.</summary>
    public abstract Bilingual Fix { get; }

    /// <summary>What it answers to in public frameworks.</summary>
    public abstract IReadOnlyList<FrameworkSection> References { get; }

    /// <summary>Every violation. Templates that cannot be judged are one, too: what is not understood never passes.</summary>
    public IReadOnlyList<Violation> Check(SandboxTemplates templates)
    {
        List<Violation> violations = [];
        try
        {
            violations.AddRange(Violations(templates));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whatever it is that a template holds: an assembly may come from anywhere, and one control must not keep the others from judging it.
            violations.Add(new Violation($"Cannot be judged: {exception.Message}"));
        }

        return violations;
    }

    /// <summary>The violations; may throw where the templates hold something it does not understand.</summary>
    protected abstract IEnumerable<Violation> Violations(SandboxTemplates templates);
}
