using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls;

/// <summary>One guarantee, checked on the synthesized templates. The type's name is the control's.</summary>
/// <param name="id">Stable id, such as <c>AUD-02</c>: area and number.</param>
/// <param name="guarantee">What it guarantees, one sentence.</param>
/// <param name="why">What goes wrong without it.</param>
/// <param name="fix">What to do about a violation.</param>
/// <param name="references">What it answers to in public frameworks.</param>
public abstract class Control(string id, Bilingual guarantee, Bilingual why, Bilingual fix, IReadOnlyList<FrameworkSection> references)
{
    /// <summary>Stable id, such as <c>AUD-02</c>: area and number.</summary>
    public string Id => id;

    /// <summary>The control's name, which says what holds.</summary>
    public string Name => GetType().Name;

    /// <summary>Folder of the control's source file, relative to the project's: the controls of an area stand in one.</summary>
    public string Folder => id[..3] switch
    {
        "ACC" => "Access",
        "AUD" => "Audit",
        "GRD" => "Guardrails",
        "MON" => "Usage",
        "OWN" => "Ownership",
        "SUP" => "Supply",
        _ => throw new InvalidOperationException($"{Name} has the id {id}; an id begins with ACC, AUD, GRD, MON, OWN or SUP."),
    };

    /// <summary>What it guarantees, one sentence.</summary>
    public Bilingual Guarantee => guarantee;

    /// <summary>What goes wrong without it.</summary>
    public Bilingual Why => why;

    /// <summary>What to do about a violation.</summary>
    public Bilingual Fix => fix;

    /// <summary>What it answers to in public frameworks.</summary>
    public IReadOnlyList<FrameworkSection> References => references;

    /// <summary>False where a deployment must go on all the same: synthesis warns, tests and <c>controls check</c> fail.</summary>
    public virtual bool StopsDeployment => true;

    /// <summary>Every violation. Templates that cannot be judged are one, too: what is not understood never passes.</summary>
    public IReadOnlyList<Violation> Check(SandboxTemplates templates) => templates.Judge(this);

    /// <summary>Looks at the templates; <see cref="SandboxTemplates.Judge"/> remembers what it finds.</summary>
    internal IReadOnlyList<Violation> Judge(SandboxTemplates templates)
    {
        List<Violation> violations = [];
        try
        {
            violations.AddRange(Violations(templates));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whatever it is that a template holds: an assembly may come from anywhere, and one control must not keep the others from
            // judging it.
            violations.Add(new Violation(new Bilingual("Cannot be judged: ", "判定できません：") + Phrases.Of(exception)));
        }

        return violations;
    }

    /// <summary>The violations; may throw where the templates hold something it does not understand.</summary>
    protected abstract IEnumerable<Violation> Violations(SandboxTemplates templates);
}
