namespace Codemation.Testing;

/// <summary>A test that needs a Redis server: skipped where there is none, except in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute() => Skip = RedisServer.Missing;
}
