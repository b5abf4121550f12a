using Codemation.Recording;
using Codemation.Runtime.Engine.Encoding;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>What binding found out about a step.</summary>
/// <param name="Index">The step's index in its plan.</param>
/// <param name="Recorded">The author's call.</param>
/// <param name="FirstSlot">Where its first output port is among all the ports of the plan.</param>
/// <param name="InputSlots">The slots that it takes its items from.</param>
/// <param name="Ports">How its outputs are stored, in port order.</param>
internal sealed record StepShape(int Index, RecordedStep Recorded, int FirstSlot, int[] InputSlots, PortCodec[] Ports);
