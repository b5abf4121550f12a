namespace Codemation.Analyzers;

/// <summary>The ids of all diagnostics.</summary>
internal static class DiagnosticIds
{
    public const string NotPartial = "CDM001";
    public const string AttributeAndBase = "CDM002";
    public const string WorkflowId = "CDM003";
    public const string StepId = "CDM004";
    public const string StaticPlan = "CDM005";
    public const string UnusedFlow = "CDM006";
    public const string Output = "CDM007";
    public const string Node = "CDM008";
    public const string EnumCases = "CDM009";
    public const string Unreachable = "CDM010";
    public const string Nesting = "CDM011";
    public const string NotRepeatable = "CDM012";
    public const string Blocking = "CDM013";
    public const string SharedMutable = "CDM014";
    public const string UnsupportedType = "CDM101";
    public const string NamelessType = "CDM102";
    public const string Contradiction = "CDM103";
    public const string BinaryInJson = "CDM201";
    public const string EncodedBytes = "CDM202";
    public const string NamedBytes = "CDM203";
    public const string LargeLiteral = "CDM204";
    public const string UnjustifiedSuppression = "CDM205";
    public const string Schedule = "CDM301";
    public const string SuspiciousSchedule = "CDM302";
    public const string StrandedRuns = "CDM401";
    public const string LockBehind = "CDM402";
}
