namespace Codemation.Dsl.Generator.Chains;

/// <summary>Why a definition can't be turned into a static plan, or is suspicious.</summary>
internal enum ChainProblemKind
{
    /// <summary>A step's id is not a constant. No arguments.</summary>
    StepIdNotConstant,

    /// <summary>A step's id is not of the form <c>[a-z0-9-]+</c>. Argument: the id.</summary>
    StepIdMalformed,

    /// <summary>Two steps have one id. Argument: the id.</summary>
    StepIdUsedTwice,

    /// <summary>A loop in a definition. Argument: its keyword.</summary>
    Loop,

    /// <summary>A condition in a definition. Argument: its keyword or operator.</summary>
    Condition,

    /// <summary>Another statement or expression that a definition can't hold. Argument: what it is.</summary>
    NotStraightLine,

    /// <summary>A flow is taken from a field, a property or something else whose value isn't known here. Argument: its text.</summary>
    FlowFromElsewhere,

    /// <summary>A flow is made by a method whose source can't be followed. Argument: its name.</summary>
    MethodNotFollowed,

    /// <summary>A method over flows calls itself. Argument: its name.</summary>
    Recursion,

    /// <summary>The key of a <c>Case</c> is not a constant. No arguments.</summary>
    CaseNotConstant,

    /// <summary>A <c>Switch</c> has two defaults. Argument: <c>default</c>.</summary>
    CaseUsedTwice,

    /// <summary>A <c>Switch</c> has two cases for one key; the plan is well-defined all the same. Argument: the key's text.</summary>
    CaseUnreachable,

    /// <summary>The port of a <c>Route</c> is not a static readonly field that is made with a constant name. Argument: its text.</summary>
    PortNotStatic,

    /// <summary>A <c>Route</c> takes one port twice. Argument: the port's name.</summary>
    PortUsedTwice,

    /// <summary>The expression or the time zone of a schedule is not a constant. Argument: the parameter.</summary>
    TriggerNotConstant,

    /// <summary>The mode of a merge is not a constant. No arguments.</summary>
    ModeNotConstant,

    /// <summary>The class has no <c>Define</c> to read. No arguments.</summary>
    NoDefinition,

    /// <summary>The code doesn't compile, which the compiler says itself. No arguments.</summary>
    DoesNotCompile,

    /// <summary>A flow is made and nothing takes its items; the plan is well-defined all the same. Argument: the step's id.</summary>
    FlowUnused,

    /// <summary>Nothing takes the items of a router's port; the plan is well-defined all the same. Arguments: the step's id, the port.</summary>
    BranchUnused,
}
