using System.Globalization;

namespace Codemation.Chaos.Simulations;

/// <summary>Simulations by the command line.</summary>
internal static class SimulationRole
{
    public const string Name = "simulate";

    /// <summary>Plays schedules, one seed after the other, until one breaks a promise.</summary>
    public static int Run(string[] args)
    {
        var first = NumberOf(args, "--seed") ?? Random.Shared.Next(1_000_000);
        var much = NumberOf(args, "--much") ?? 100_000;
        var parts = new SimulationParts();
        var began = TimeProvider.System.GetTimestamp();
        for (var seed = first; seed < first + much; seed++)
        {
            var (violations, trace) = World.Play(parts, seed);
            if (violations.Count > 0)
            {
                Console.WriteLine($"Seed {seed}:\n{string.Join('\n', trace)}\n\n{string.Join('\n', violations)}\n\nAgain: simulate --seed {seed} --much 1");
                return 1;
            }
        }

        Console.WriteLine($"{much} schedules from seed {first} on, 0 violations, {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0.0} s.");
        return 0;
    }

    private static int? NumberOf(string[] args, string option)
        => Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : null;
}
