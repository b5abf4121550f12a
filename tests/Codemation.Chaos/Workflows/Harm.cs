using System.Diagnostics;

namespace Codemation.Chaos.Workflows;

/// <summary>What poison does to its process.</summary>
internal static class Harm
{
    private static int depth;

    public static Task DoAsync(string kind) => Task.Run(() => Do(kind));

    private static void Do(string kind)
    {
        switch (kind)
        {
            case Poison.Throws:
                throw new InvalidOperationException("Poison throws.");
            case Poison.Overflows:
                depth = Overflow(1);
                break;
            case Poison.FailsFast:
                Environment.FailFast("Poison fails fast.");
                break;
            case Poison.Exits:
                Environment.Exit(70);
                break;
            case Poison.IsKilled:
                using (var self = Process.GetCurrentProcess())
                {
                    self.Kill();
                }

                break;
            case Poison.Devours:
                Devour();
                break;
            case Poison.Loops:
                while (true)
                {
                    depth++;
                }

            default:
                throw new ArgumentException($"Unknown poison \"{kind}\".", nameof(kind));
        }
    }

    private static int Overflow(int level) => level == int.MaxValue ? 0 : 1 + Overflow(level + 1) + depth;

    // More than there is room for in one piece: what the runtime refuses, and survives.
    private static void Devour()
    {
        var all = new List<byte[]>();
        while (true)
        {
            all.Add(GC.AllocateUninitializedArray<byte>(int.MaxValue / 2));
        }
    }
}
