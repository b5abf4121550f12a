namespace Codemation.Recording;

/// <summary>A <c>Route</c> without the types of its items and requests, for what names its ports.</summary>
internal interface IRoutingStep
{
    int AddRoute<TPort>(Port<TPort> port);
}
