namespace Codemation.Recording;

internal readonly record struct SwitchCase<TKey>(TKey Key, int Port);
