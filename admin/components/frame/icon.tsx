import React from 'react';
import {
  Activity,
  AlertCircle,
  Award,
  BarChart2,
  Bell,
  Bookmark,
  Briefcase,
  Calendar,
  Circle,
  Clock,
  CreditCard,
  Edit,
  FileText,
  Gift,
  Heart,
  HelpCircle,
  Home,
  Inbox,
  Key,
  List,
  Map,
  MapPin,
  MessageCircle,
  MessageSquare,
  Package,
  Send,
  Settings,
  Shield,
  ShoppingBag,
  Smartphone,
  Star,
  Tag,
  TrendingUp,
  User,
  Users,
  type Icon as FeatherIcon,
} from 'react-feather';

/** Those of AdminJS' icons that a list may have; each is a few hundred bytes for everybody. */
export const ICONS: Record<string, FeatherIcon> = {
  ...{ Activity, AlertCircle, Award, BarChart2, Bell, Bookmark, Briefcase, Calendar, Clock, CreditCard },
  ...{ Edit, FileText, Gift, Heart, HelpCircle, Home, Inbox, Key, List, Map, MapPin, MessageCircle },
  ...{ MessageSquare, Package, Send, Settings, Shield, ShoppingBag, Smartphone, Star, Tag, TrendingUp },
  ...{ User, Users },
};

/** An icon beside words, which say the same. */
export const Icon = ({ name = '' }: { name?: string }) => {
  const Drawn = ICONS[name] ?? Circle;
  return <Drawn size={20} aria-hidden="true" focusable="false" />;
};
