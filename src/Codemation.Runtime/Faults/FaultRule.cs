using System.Diagnostics;
using System.Net.Sockets;

namespace Codemation.Runtime.Faults;

/// <summary>One thing that is to go wrong.</summary>
/// <param name="Point">Where; null for wherever.</param>
/// <param name="Pass">At which passing, from 1, of the point or, without one, of all points together; null for every one.</param>
/// <param name="Action">What.</param>
/// <param name="Parameter">The action's parameter; empty for none.</param>
internal sealed record FaultRule(FaultPoint? Point, int? Pass, FaultAction Action, string Parameter)
{
    private static readonly Lock Noting = new();

    public bool Fits(FaultPoint point, int passOfPoint, int passOfAll)
        => (Point is null || Point == point) && (Pass is null || Pass == (Point is null ? passOfAll : passOfPoint));

    public void Act(FaultPoint point, int pass)
    {
        if (Action == FaultAction.Note)
        {
            Note(point, pass);
            return;
        }

        // The one who asked for it has to know that it came to pass.
        Console.Error.WriteLine($"fault: {point} {pass} {Action}");
        Console.Error.Flush();
        switch (Action)
        {
            case FaultAction.Kill9:
                using (var self = Process.GetCurrentProcess())
                {
                    self.Kill();
                }

                StandStill(Timeout.Infinite);
                break;
            case FaultAction.Throw:
                throw new FaultException(point);
            case FaultAction.Disconnect:
                throw new IOException($"The fault point {point} disconnects.", new SocketException((int)SocketError.ConnectionReset));
            case FaultAction.Delay:
                StandStill(int.Parse(Parameter, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case FaultAction.Hang:
                StandStill(Timeout.Infinite);
                break;
            default:
                throw new InvalidOperationException($"Unknown action {Action}.");
        }
    }

    private static void StandStill(int milliseconds)
    {
        using var never = new ManualResetEventSlim();
        never.Wait(milliseconds);
    }

    private void Note(FaultPoint point, int pass)
    {
        if (pass == 1)
        {
            lock (Noting)
            {
                File.AppendAllText(Parameter, $"{point}\n");
            }
        }
    }
}
