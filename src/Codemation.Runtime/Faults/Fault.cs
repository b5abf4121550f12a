using System.Runtime.CompilerServices;

namespace Codemation.Runtime.Faults;

/// <summary>Makes something go wrong where a test has asked for it. Costs nothing where none has: what never is set compiles to nothing.</summary>
internal static class Fault
{
    /// <summary>What to do where: <c>EffectStarting:3:kill9</c>. See <see cref="FaultPlan.Parse"/>.</summary>
    public const string Variable = "CODEMATION_FAULTS";

    private static readonly FaultPlan? Plan = FaultPlan.Parse(Environment.GetEnvironmentVariable(Variable));

    /// <summary>Passes a point.</summary>
    /// <exception cref="FaultException">The plan has it so.</exception>
    /// <exception cref="IOException">The plan has it so.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Hit(FaultPoint point) => Plan?.Hit(point);
}
