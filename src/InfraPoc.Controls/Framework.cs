namespace InfraPoc.Controls;

/// <summary>A public framework whose sections the controls cite.</summary>
public enum Framework
{
    /// <summary>AWS Well-Architected Framework, Generative AI Lens.</summary>
    GenerativeAiLens,

    /// <summary>NIST SP 800-53, revision 5.</summary>
    Nist80053,

    /// <summary>CIS Amazon Web Services Foundations Benchmark, version 3.0.0.</summary>
    CisFoundations,

    /// <summary>
    /// AI 事業者ガイドライン（第 1.1 版）of Japan's Ministry of Internal Affairs and Communications and Ministry of Economy, Trade and
    /// Industry.
    /// </summary>
    AiGuidelinesForBusiness,
}
