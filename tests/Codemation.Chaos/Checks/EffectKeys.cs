namespace Codemation.Chaos.Checks;

/// <summary>P4: an effect may be repeated, but under the same key, and no two effects share one.</summary>
internal static class EffectKeys
{
    public static IEnumerable<Violation> Stable(Evidence evidence)
    {
        foreach (var effect in evidence.Effects.Where(effect => !evidence.Runs.ContainsKey(effect.Run)))
        {
            yield return new Violation("P1", $"step \"{effect.Step}\" had an effect for run {effect.Run}, which is not in the store");
        }

        foreach (var item in evidence.Effects.GroupBy(effect => (effect.Run, effect.Step, effect.Item)))
        {
            if (item.Select(effect => effect.Key).Distinct().Count() > 1)
            {
                yield return new Violation("P4", $"item {item.Key.Item} of step \"{item.Key.Step}\" of run {item.Key.Run} had effects under several keys");
            }
        }

        foreach (var key in evidence.Effects.GroupBy(effect => effect.Key))
        {
            if (key.Select(effect => (effect.Run, effect.Step, effect.Item)).Distinct().Count() > 1)
            {
                yield return new Violation("P4", $"key {key.Key} was given to several items, among them item {key.First().Item} of step \"{key.First().Step}\" of run {key.First().Run}");
            }
        }
    }
}
